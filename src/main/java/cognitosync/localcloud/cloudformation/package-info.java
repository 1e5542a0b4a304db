/**
 * AWS CloudFormation: reads a cloud assembly, resolves its template and deploys it. Knows no service.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html">Template anatomy</a>
 */
package cognitosync.localcloud.cloudformation;
