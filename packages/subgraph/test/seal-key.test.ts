import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from '@jest/globals'
import { SealKey } from '@shouwen/transactions/trail/seal-key'
import { serviceEnvironment } from '../src/config'
import { sealKeyOf, trustedKeys } from '../src/seal-key'

const folder = mkdtempSync(join(tmpdir(), 'shouwen-seal-key-'))
afterAll(() => rmSync(folder, { recursive: true }))

const enough = {
  DATABASE_URL: 'postgres://127.0.0.1/intake',
  NATS_URL: 'nats://127.0.0.1',
  ACTOR_SECRET: 'a secret that has thirty-two characters or more',
}
const pem = pemOf(generateKeyPairSync('ed25519').privateKey)

function pemOf(key: { export(options: { type: 'pkcs8'; format: 'pem' }): string | Buffer }): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString()
}

function faultsOf(environment: Record<string, string>): string[] {
  const { error } = serviceEnvironment.safeParse({ ...enough, ...environment })
  return (error?.issues ?? []).map((issue) => issue.path.join('.'))
}

test('production refuses the development key, and anything that is no Ed25519 key', () => {
  const production = { NODE_ENV: 'production' }
  expect(faultsOf({})).toEqual([])
  expect(faultsOf(production)).toEqual(['TRAIL_SEAL_KEY'])
  expect(faultsOf({ ...production, TRAIL_SEAL_KEY: pem })).toEqual([])
  expect(faultsOf({ ...production, TRAIL_SEAL_KEY: pem.replaceAll('\n', String.raw`\n`) })).toEqual([])
  expect(faultsOf({ TRAIL_SEAL_KEY: 'nonsense' })).toEqual(['TRAIL_SEAL_KEY'])
  const other = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  expect(faultsOf({ TRAIL_SEAL_KEY: pemOf(other.privateKey) })).toEqual(['TRAIL_SEAL_KEY'])
})

test('the development key is made once, for its owner alone, with its public half beside it', () => {
  const source = { SHOUWEN_DATA: join(folder, 'data') }
  const key = sealKeyOf(source)
  expect(sealKeyOf(source).id).toBe(key.id)
  expect(statSync(join(source.SHOUWEN_DATA, 'trail-seal-key.pem')).mode & 0o777).toBe(0o600)
  expect(readFileSync(join(source.SHOUWEN_DATA, 'trail-seal-key.pub.pem'), 'utf8')).toBe(key.publicPem)
  expect(trustedKeys(source, undefined).ids).toEqual([key.id])
})

test('a verification trusts the keys of its file, else the key of its environment', () => {
  const [first, second] = [SealKey.generate(), SealKey.generate()]
  const file = join(folder, 'trusted.pem')
  writeFileSync(file, first.publicPem + second.publicPem)
  const source = { SHOUWEN_DATA: folder, TRAIL_SEAL_KEY: pem }
  expect(trustedKeys(source, file).ids).toEqual([first.id, second.id])
  expect(trustedKeys(source, undefined).ids).toEqual([SealKey.fromPem(pem).id])
  expect(() => trustedKeys({ SHOUWEN_DATA: join(folder, 'nobody') }, undefined)).toThrow('ENOENT')
  writeFileSync(file, pem)
  expect(() => trustedKeys({ SHOUWEN_DATA: folder }, file)).toThrow('no public key')
})

test('a secret for a purpose is the same wherever the key is, and tells of no other', () => {
  const key = SealKey.fromPem(pem)
  expect(key.secretFor('links')).toHaveLength(32)
  expect(SealKey.fromPem(pem).secretFor('links')).toEqual(key.secretFor('links'))
  expect(key.secretFor('other')).not.toEqual(key.secretFor('links'))
  expect(SealKey.generate().secretFor('links')).not.toEqual(key.secretFor('links'))
})
