import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import S3rver from 's3rver'
import type { BlobStore, ReadyFile } from '../src/blob-store'
import { blobsOf } from '../src/config'
import { LocalBlobs } from '../src/local-blobs'
import { S3Blobs, type S3Place } from '../src/s3-blobs'
import { aFolder } from './files'
import { isSignedWith, type SignedRequest } from './signature'

const folder = aFolder()
const key = { groupId: '0198c0de-0000-7000-8000-000000000001', id: '0198c0de-0000-7000-8000-0000000000ab' }
const bytes = Buffer.from('一张照片'.repeat(50_000))

let s3: S3rver
let place: S3Place

beforeAll(async () => {
  s3 = new S3rver({
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: join(folder, 's3'),
    configureBuckets: [{ name: 'shouwen', configs: [] }],
  })
  const { port } = (await s3.run()) as AddressInfo
  /** The only key that this server knows. */
  place = {
    url: `http://127.0.0.1:${port}/shouwen`,
    region: 'cn-east-1',
    accessKeyId: 'S3RVER',
    secretAccessKey: 'S3RVER',
  }
})

afterAll(async () => {
  await s3.close()
  rmSync(folder, { recursive: true })
})

function aFile(): ReadyFile {
  const path = join(folder, 'ready')
  writeFileSync(path, bytes)
  return { path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function read(store: BlobStore, of = key): Promise<Buffer | null> {
  const body = await store.open(of)
  return body === null ? null : buffer(body)
}

describe.each([
  ['a folder', () => new LocalBlobs(join(folder, 'blobs'))],
  ['a bucket', () => new S3Blobs(place, join(folder, 'staging'))],
])('%s', (_name, open) => {
  test('gives back what it keeps, until that is dropped', async () => {
    const store = open()
    expect(await read(store)).toBeNull()
    await store.keep(key, aFile())
    expect((await read(store))?.equals(bytes)).toBe(true)
    expect(await read(store, { ...key, groupId: '0198c0de-0000-7000-8000-000000000002' })).toBeNull()
    await store.drop(key)
    await store.drop(key)
    expect(await read(store)).toBeNull()
  })
})

test('a folder is for its owner alone, and holds a file under its whole key or not at all', async () => {
  const root = join(folder, 'own')
  const store = new LocalBlobs(root)
  expect(existsSync(root)).toBe(false)
  await expect(store.keep(key, { ...aFile(), path: join(folder, 'nothing') })).rejects.toThrow('ENOENT')
  expect(readdirSync(join(root, key.groupId, 'ab'))).toEqual([])
  await store.keep(key, aFile())
  expect(statSync(join(root, key.groupId)).mode & 0o077).toBe(0)
})

/** The vendor's example: GET Object, in "Signature Calculations for the Authorization Header". */
const example = {
  method: 'GET',
  path: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'x-amz-date': '20130524T000000Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
      'SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,' +
      'Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  },
}

test('requests are signed with the hash of what they carry, and one that is away may be tried again', async () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  expect(isSignedWith(secret, example)).toBe(true)
  expect(isSignedWith(`${secret}.`, example)).toBe(false)

  const asked: (SignedRequest & { body: Buffer })[] = []
  const strict = createServer((request, response) => {
    void buffer(request).then((body) => {
      const { method = '', url: path = '', headers } = request
      const seen = { method, path, headers }
      const hash = createHash('sha256').update(body).digest('hex')
      const fits = isSignedWith(secret, seen) && headers['x-amz-content-sha256'] === hash
      asked.push({ ...seen, body })
      response.writeHead(fits ? (method === 'DELETE' ? 204 : 200) : 403).end()
    })
  })
  strict.listen(0, '127.0.0.1')
  await once(strict, 'listening')
  const { port } = strict.address() as AddressInfo
  const url = `http://127.0.0.1:${port}/shouwen`
  const staging = join(folder, 'staging')
  const store = new S3Blobs(
    { ...place, url, accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: secret },
    staging,
  )
  await store.keep(key, aFile())
  await store.open(key)
  await store.drop(key)
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(
    ['PUT', 'GET', 'DELETE'].map((method) => `${method} /shouwen/${key.groupId}/${key.id}`),
  )
  expect(asked[0]?.headers['content-length']).toBe(String(bytes.length))
  const forger = new S3Blobs({ ...place, url, secretAccessKey: 'guessed' }, staging)
  await expect(forger.keep(key, aFile())).rejects.toThrow('the S3 store would not keep: 403')
  strict.close()
  strict.closeAllConnections()
  await expect(store.open(key)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
})

test('the environment names a bucket, else a folder of the data folder', () => {
  const usual = { SHOUWEN_DATA: '/data', ATTACHMENTS_S3_REGION: 'us-east-1' }
  expect(blobsOf(usual).staging).toBe('/data/attachments/staging')
  expect(blobsOf({ ...usual, ATTACHMENTS_FOLDER: '/disk' }).staging).toBe('/disk/staging')
  expect(blobsOf({ ...usual, ATTACHMENTS_S3_URL: place.url })).toBeInstanceOf(S3Blobs)
})
