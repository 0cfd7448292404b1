import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { AwsClient } from 'aws4fetch'
import { request } from 'undici'
import type { BlobKey, BlobStore, ReadyFile } from './blob-store'

export interface S3Place {
  /** Of the bucket, path style: `https://s3.example.com/shouwen`. */
  readonly url: string
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** SHA-256 of nothing: what a request without a body signs. */
const NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

/** Milliseconds that the store may keep silent. */
const TIMEOUT_MS = 30_000

/** Keeps files in a bucket of a store that speaks S3; requests are signed with their body's hash (Signature V4). */
export class S3Blobs implements BlobStore {
  private readonly signer: AwsClient

  constructor(
    private readonly place: S3Place,
    readonly staging: string,
  ) {
    const { region, accessKeyId, secretAccessKey } = place
    this.signer = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' })
  }

  async keep(key: BlobKey, file: ReadyFile): Promise<void> {
    const { statusCode, body } = await this.ask('PUT', key, file)
    await body.dump()
    if (statusCode !== 200) throw away('keep', statusCode)
  }

  async open(key: BlobKey): Promise<Readable | null> {
    const { statusCode, body } = await this.ask('GET', key)
    if (statusCode === 200) return body
    await body.dump()
    if (statusCode === 404) return null
    throw away('read', statusCode)
  }

  async drop(key: BlobKey): Promise<void> {
    const { statusCode, body } = await this.ask('DELETE', key)
    await body.dump()
    if (statusCode !== 204 && statusCode !== 200 && statusCode !== 404) throw away('delete', statusCode)
  }

  /** Refuses with UNAVAILABLE while the store cannot be reached: trying again may help. */
  private async ask(
    method: 'PUT' | 'GET' | 'DELETE',
    { groupId, id }: BlobKey,
    file?: ReadyFile,
  ): Promise<Awaited<ReturnType<typeof request>>> {
    const url = `${this.place.url}/${groupId}/${id}`
    const headers = { 'x-amz-content-sha256': file?.sha256 ?? NOTHING }
    const signed = await this.signer.sign(url, { method, headers })
    try {
      return await request(url, {
        method,
        headers: {
          ...Object.fromEntries(signed.headers),
          ...(file === undefined ? {} : { 'content-length': String(file.size) }),
        },
        body: file === undefined ? null : createReadStream(file.path),
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      })
    } catch {
      throw new Refusal('UNAVAILABLE')
    }
  }
}

/** A store that is busy is away; one that answers otherwise is wrongly set up, which is a fault of ours. */
function away(what: string, status: number): Error {
  return status >= 500 || status === 429
    ? new Refusal('UNAVAILABLE')
    : new Error(`the S3 store would not ${what}: ${status}`)
}
