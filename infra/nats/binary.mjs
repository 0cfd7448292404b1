import { systemProgram } from '../run/system-program.mjs'

const packageName = 'nats-server'
/** The oldest release line whose JetStream has what the client needs. */
const oldest = /** @type {const} */ ([2, 9])

/**
 * The path of a NATS server: `NATS_SERVER_BIN`, one on PATH, one unpacked by an earlier run; else it is fetched from the
 * packages of the system, installed as root, unpacked into the data folder as another user.
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function natsServerBinary(say) {
  return systemProgram(
    { name: packageName, packageName, variable: 'NATS_SERVER_BIN', oldest, installable: true },
    say,
    (failures) =>
      `There is no NATS server here, and fetching one failed:\n${failures}\n` +
      `Choose one: install the package "${packageName}" of your system; put a nats-server ${oldest.join('.')} or later on PATH; ` +
      'set NATS_SERVER_BIN to its path; or set NATS_URL to a running server with JetStream.\n' +
      `本机没有 NATS 服务器，且无法自动获取。请任选其一：安装系统软件包 "${packageName}"；把 nats-server 放入 PATH；` +
      '用 NATS_SERVER_BIN 指定其路径；或将 NATS_URL 指向已启用 JetStream 的服务器。',
  )
}
