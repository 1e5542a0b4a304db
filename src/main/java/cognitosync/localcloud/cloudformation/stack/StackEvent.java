package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.resource.StackIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a stack or to one of its resources.
 *
 * @param id unique
 * @param stack to which
 * @param logicalId of the resource; the stack's name for the stack itself
 * @param physicalId empty while the resource is not made
 * @param type of the resource
 * @param status such as {@code CREATE_FAILED}
 * @param reason in a sentence, where there is one
 * @param token that the client gave to the call which led to it
 * @param at when
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackEvent.html">StackEvent</a>
 */
public record StackEvent(
        String id,
        StackIdentity stack,
        String logicalId,
        String physicalId,
        String type,
        String status,
        Optional<String> reason,
        Optional<String> token,
        Instant at) {
    /** The type that stands for the stack itself. */
    public static final String STACK = "AWS::CloudFormation::Stack";
}
