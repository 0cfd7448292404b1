import { spawnSync } from 'node:child_process'
import { printFault } from '../run/complaint.mjs'
import { systemProgram } from '../run/system-program.mjs'

/**
 * `promtool` of Prometheus with the arguments of this command, such as `check rules infra/prometheus/alerts.yml`. Where
 * there is none it is unpacked from the packages of the system: installing the package would start a server.
 */
try {
  const promtool = systemProgram(
    {
      name: 'promtool',
      packageName: 'prometheus',
      variable: 'PROMTOOL_BIN',
      oldest: [2, 42],
      installable: false,
    },
    (line) => console.error(line),
    (failures) =>
      `There is no promtool here, and fetching one failed:\n${failures}\n` +
      'Choose one: put the promtool of Prometheus 2.42 or later on PATH, or set PROMTOOL_BIN to its path.\n' +
      '本机没有 promtool，且无法自动获取。请把 Prometheus 2.42 及以上附带的 promtool 放入 PATH，或用 PROMTOOL_BIN 指定其路径。',
  )
  const { status, error } = spawnSync(promtool, process.argv.slice(2), { stdio: 'inherit' })
  if (error) throw error
  process.exitCode = status ?? 1
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
