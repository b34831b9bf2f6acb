/** Preloaded by the scripts: plain JavaScript, so that even a Node that cannot read TypeScript says what to do. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `登记台需要 Node 22.18 或更新版本，当前是 ${process.versions.node}：请先运行 npm ci，再用 npm start 启动，或安装新版 Node。 ` +
      `The desk needs Node 22.18 or newer, this is ${process.versions.node}: run npm ci and start through npm start, or install a newer Node.\n`,
  )
  process.exit(1)
}
