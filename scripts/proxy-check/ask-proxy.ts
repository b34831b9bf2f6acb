import { connect, constants } from 'node:http2'
import { request } from 'node:https'
import type { LookupFunction } from 'node:net'
import { gunzipSync } from 'node:zlib'

export interface ProxyAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  /** As it came over the line. */
  readonly bytes: Buffer
  /** Unpacked. */
  readonly text: string
}

export interface ProxyQuestion {
  readonly method?: string
  /** Sent to the letter. */
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Line {
  readonly port: number
  readonly ca: string
}

function packAnswer(status: number, headers: ProxyAnswer['headers'], bytes: Buffer): ProxyAnswer {
  const isPacked = headers['content-encoding'] === 'gzip'
  return {
    status,
    headers,
    bytes,
    text: (isPacked && bytes.length > 0 ? gunzipSync(bytes) : bytes).toString(),
  }
}

/** One request by HTTP/1.1. Rejects where the line ends before the answer does. */
export function ask({ port, ca }: Line, question: ProxyQuestion): Promise<ProxyAnswer> {
  const { method = 'GET', path, headers, body } = question
  return new Promise((resolve, reject) => {
    const asked = request({
      host: '127.0.0.1',
      port,
      ca,
      method,
      path,
      agent: false,
      headers: { ...headers },
    })
    asked.on('response', (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () =>
        resolve(packAnswer(answer.statusCode ?? 0, answer.headers, Buffer.concat(pieces))),
      )
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** One request by HTTP/2, with the moment at which each piece of its answer came, milliseconds after the request. */
export function askHttp2(
  { port, ca }: Line,
  { method = 'GET', path, headers = {}, body }: ProxyQuestion,
  onPiece: (afterMs: number, bytes: number) => void = () => undefined,
): Promise<ProxyAnswer & { readonly protocol: string }> {
  return new Promise((resolve, reject) => {
    const session = connect(`https://localhost:${port}`, { ca, lookup: loopback })
    session.on('error', reject)
    const startedAt = Date.now()
    const stream = session.request({
      [constants.HTTP2_HEADER_METHOD]: method,
      [constants.HTTP2_HEADER_PATH]: path,
      ...headers,
    })
    const pieces: Buffer[] = []
    let answered: ProxyAnswer['headers'] = {}
    stream.on('response', (given) => {
      // Node types a header's value wider than it ever is in an answer.
      answered = given as ProxyAnswer['headers']
      onPiece(Date.now() - startedAt, 0)
    })
    stream.on('data', (piece: Buffer) => {
      pieces.push(piece)
      onPiece(Date.now() - startedAt, piece.length)
    })
    stream.on('error', reject)
    stream.on('end', () => {
      const protocol = session.alpnProtocol ?? ''
      const answer = packAnswer(Number(answered[':status']), answered, Buffer.concat(pieces))
      session.close()
      resolve({ ...answer, protocol })
    })
    stream.end(body)
  })
}

/** The certificate names `localhost`; nothing else on this machine needs to know where that is. */
const loopback: LookupFunction = (_name, _options, answer) =>
  answer(null, [{ address: '127.0.0.1', family: 4 }])
