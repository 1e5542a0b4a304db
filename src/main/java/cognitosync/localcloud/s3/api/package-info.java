/**
 * The REST API: a class per operation.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/Welcome.html">Amazon S3 API reference</a>
 */
package cognitosync.localcloud.s3.api;
