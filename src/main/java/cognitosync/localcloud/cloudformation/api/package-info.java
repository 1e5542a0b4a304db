/**
 * The API of CloudFormation: one class per operation, over {@link cognitosync.localcloud.cloudformation.stack.Stacks}.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/Welcome.html">CloudFormation API reference</a>
 */
package cognitosync.localcloud.cloudformation.api;
