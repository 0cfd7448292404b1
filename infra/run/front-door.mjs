import { Complaint } from './complaint.mjs'
import { freePort, isPortFree } from './ports.mjs'

/**
 * The port that the one front door will listen on: `PORT`, else 4000, if it is free; 0 means any free one.
 * @param {string} command how the reader started us, for the advice
 * @throws {Complaint} when it is no port number, taken, or not ours to open
 */
export async function frontDoorPort(command) {
  const named = process.env.PORT || '4000'
  if (named === '0') return freePort()
  const port = Number(named)
  if (!/^\d+$/.test(named) || port < 1 || port > 65_535)
    throw new Complaint(
      `PORT must be a number from 0 to 65535, not "${named}".\nPORT 必须是 0 到 65535 的整数，而不是 "${named}"。`,
    )
  const free = await isPortFree(port).catch((error) => {
    throw new Complaint(
      `Port ${port} cannot be opened (${error.code}). Choose another: PORT=4100 ${command}\n` +
        `无法打开端口 ${port}（${error.code}），请换一个端口：PORT=4100 ${command}`,
    )
  })
  if (free) return port
  throw new Complaint(
    `Port ${port} on 127.0.0.1 is occupied by another program. End it, or choose another port: PORT=${port + 1} ${command}\n` +
      `127.0.0.1 的端口 ${port} 已被其他程序占用。请结束该程序，或换一个端口：PORT=${port + 1} ${command}`,
  )
}
