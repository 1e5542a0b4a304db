/**
 * The AWS SDK as this device uses it: which endpoint, whose credentials, and what its exceptions mean to a person.
 *
 * @see <a href="https://docs.aws.amazon.com/sdk-for-java/latest/developer-guide/best-practices.html">Best practices of
 *     the SDK</a>
 */
package cognitosync.device.aws;
