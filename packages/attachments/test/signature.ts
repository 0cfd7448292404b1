import { createHash, createHmac } from 'node:crypto'

/** What of a request its signature covers (Signature Version 4). */
export interface SignedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
}

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()

/** Whether whoever holds the secret has signed the request: reckoned anew, by the words of the vendor's manual. */
export function isSignedWith(secret: string, { method, path, headers }: SignedRequest): boolean {
  const found =
    /Credential=[^/]+\/(\d+)\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=(\w+)$/.exec(
      String(headers['authorization']),
    )
  if (found === null) return false
  const [, day = '', region = '', names = '', signature] = found
  const lines = names.split(';').map((name) => `${name}:${String(headers[name])}\n`)
  const asked = [method, path, '', lines.join(''), names, headers['x-amz-content-sha256']].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const hash = createHash('sha256').update(asked).digest('hex')
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, hash].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${secret}`)
  return hmac(key, text).toString('hex') === signature
}
