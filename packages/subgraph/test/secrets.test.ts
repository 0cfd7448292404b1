import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { faultsOfSecrets, withSecretsFromFiles } from '../src/secrets'

const folder = mkdtempSync(join(tmpdir(), 'shouwen-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))

function fileWith(text: string): string {
  const path = join(folder, `secret-${text.length}`)
  writeFileSync(path, text)
  return path
}

describe('a secret', () => {
  test.each(['ACTOR_SECRET', 'DATABASE_URL', 'NATS_URL', 'TRAIL_SEAL_KEY'])(
    'is read from the file that %s_FILE names',
    (name) => {
      const { filled, faults } = withSecretsFromFiles({ [`${name}_FILE`]: fileWith('a secret\n') })
      expect([filled[name], faults]).toEqual(['a secret', []])
    },
  )

  test('may stand in the environment itself', () => {
    expect(withSecretsFromFiles({ NATS_URL: 'nats://host' })).toEqual({
      filled: { NATS_URL: 'nats://host' },
      faults: [],
    })
  })

  test('given twice, or in a file that is not there, is a fault that does not tell it', () => {
    const twice = withSecretsFromFiles({ NATS_URL: 'nats://quiet@host', NATS_URL_FILE: fileWith('quiet') })
    expect(twice.faults).toEqual(['NATS_URL_FILE: NATS_URL is given as well; give one of them'])
    expect(withSecretsFromFiles({ ACTOR_SECRET_FILE: join(folder, 'none') }).faults).toEqual([
      'ACTOR_SECRET_FILE: the file cannot be read',
    ])
  })
})

describe('production', () => {
  const good = {
    NODE_ENV: 'production',
    ACTOR_SECRET: '9e08788b78c014f668745b18b3019d52d144180ad416ca5b',
    DATABASE_URL: 'postgres://shouwen:9e08788b78c014f6@db:5432/intake',
    NATS_URL: 'nats://shouwen:668745b18b3019d5@one:4222,nats://shouwen:668745b18b3019d5@two:4222',
  }

  test('takes secrets that were made by chance, and addresses without a password', () => {
    expect(faultsOfSecrets(good)).toEqual([])
    expect(
      faultsOfSecrets({ ...good, DATABASE_URL: 'postgres://db/intake', NATS_URL: 'nats://one:4222' }),
    ).toEqual([])
  })

  test.each([
    ['ACTOR_SECRET', 'a'.repeat(48)],
    ['ACTOR_SECRET', '0123'.repeat(12)],
    ['ACTOR_SECRET', 'change-me-to-something-of-32-characters'],
    ['ACTOR_SECRET', 'secretsecretsecretsecretsecretsecret'],
    ['DATABASE_URL', 'postgres://postgres:postgres@db/intake'],
    ['DATABASE_URL', 'postgres://shouwen:shouwenpassword@db/intake'],
    ['DATABASE_URL', 'postgres://shouwen:@db/intake'],
    ['NATS_URL', 'nats://shouwen:668745b18b3019d5@one:4222,nats://shouwen:short@two:4222'],
  ])('refuses %s=%s, and does not repeat it', (name, value) => {
    const faults = faultsOfSecrets({ ...good, [name]: value })
    expect(faults).toEqual([expect.stringContaining(`${name}: production`)])
    expect(faults.join()).not.toContain(value)
    expect(faultsOfSecrets({ ...good, [name]: value, NODE_ENV: 'development' })).toEqual([])
  })
})
