/**
 * The AWS query protocol: forms in, XML out, with the door that every operation is behind.
 *
 * @see <a href="https://smithy.io/2.0/aws/protocols/aws-query-protocol.html">AWS query protocol</a>
 */
package cognitosync.localcloud.query;
