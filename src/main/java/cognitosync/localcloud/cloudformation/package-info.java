/**
 * Reads a cloud assembly, resolves its template as AWS CloudFormation would, and hands each resource to the handler of its
 * type. Knows no service.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template anatomy</a>
 */
package cognitosync.localcloud.cloudformation;
