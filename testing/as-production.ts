/**
 * Builds as the product is built. A test's own `NODE_ENV` would bundle React as it is for those who write pages: several times slower,
 * and not what stands at a counter. Builders switch the whole process, too; the test that called stays what it was.
 */
export async function asProduction<Made>(build: () => Promise<Made>): Promise<Made> {
  const { NODE_ENV } = process.env
  process.env.NODE_ENV = 'production'
  try {
    return await build()
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV
    else process.env.NODE_ENV = NODE_ENV
  }
}
