/** Buckets, their objects and multipart uploads as they are stored, and who may read them. */
package cognitosync.localcloud.s3.bucket;
