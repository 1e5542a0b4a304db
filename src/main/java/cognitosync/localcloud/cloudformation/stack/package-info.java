/**
 * Stacks: deployment, rollback and deletion of resources, change sets, events, and their tables.
 *
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacks.html">Stacks</a>
 */
package cognitosync.localcloud.cloudformation.stack;
