import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { BlobStore } from './blob-store'
import { LocalBlobs } from './local-blobs'
import { S3Blobs } from './s3-blobs'

/** Where attachments are kept: a part of an environment. */
export const attachmentsEnvironment = {
  /** The bucket, path style: `https://s3.example.com/shouwen`; without it they lie in a folder. */
  ATTACHMENTS_S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  ATTACHMENTS_S3_REGION: z.string().min(1).default('us-east-1'),
  ATTACHMENTS_S3_KEY_ID: z.string().min(1).optional(),
  ATTACHMENTS_S3_SECRET: z.string().min(1).optional(),
  /** The folder; `attachments` in the data folder unless told. All instances of intake must share it. */
  ATTACHMENTS_FOLDER: z.string().min(1).optional(),
}

const source = z.object({ ...attachmentsEnvironment, SHOUWEN_DATA: z.string() })

type AttachmentsSource = z.infer<typeof source>

/** For a schema's `superRefine`: a bucket needs both parts of its key. */
export function requireS3Key(environment: AttachmentsSource, context: z.RefinementCtx): void {
  if (environment.ATTACHMENTS_S3_URL === undefined) return
  for (const name of ['ATTACHMENTS_S3_KEY_ID', 'ATTACHMENTS_S3_SECRET'] as const) {
    if (environment[name] === undefined) {
      context.addIssue({ code: 'custom', path: [name], message: 'is required with ATTACHMENTS_S3_URL' })
    }
  }
}

/** The store of an environment that `requireS3Key` has passed. Nothing is made before a file is kept. */
export function blobsOf(environment: AttachmentsSource): BlobStore {
  const { ATTACHMENTS_S3_URL: url, ATTACHMENTS_S3_KEY_ID, ATTACHMENTS_S3_SECRET } = environment
  const folder = environment.ATTACHMENTS_FOLDER ?? join(environment.SHOUWEN_DATA, 'attachments')
  if (url === undefined) return new LocalBlobs(folder)
  const place = {
    url: url.replace(/\/+$/, ''),
    region: environment.ATTACHMENTS_S3_REGION,
    accessKeyId: ATTACHMENTS_S3_KEY_ID ?? '',
    secretAccessKey: ATTACHMENTS_S3_SECRET ?? '',
  }
  return new S3Blobs(place, environment.ATTACHMENTS_FOLDER ?? join(tmpdir(), 'shouwen-attachments'))
}
