package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody intends to do to a stack.
 *
 * @param id its ARN
 * @param name unique within the stack
 * @param stackId of the stack
 * @param text of the template
 * @param parameters values for its parameters
 * @param tags of the stack from then on
 * @param description for people
 * @param reason why it cannot be executed; empty where it can
 * @param changes what it would do
 * @param createdAt when it was made
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-changesets.html">Change sets</a>
 */
public record ChangeSet(
        String id,
        String name,
        String stackId,
        String text,
        Map<String, String> parameters,
        Map<String, String> tags,
        Optional<String> description,
        Optional<String> reason,
        List<Change> changes,
        Instant createdAt) {
    /** Takes copies. */
    public ChangeSet {
        parameters = Map.copyOf(parameters);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        changes = List.copyOf(changes);
    }

    /** The parameters as people may see them. */
    public Map<String, String> shownParameters() {
        return NoEchoMask.maskParameters(text, parameters);
    }
}
