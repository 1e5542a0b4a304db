package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is recorded of a stack as a whole.
 *
 * @param status where it stands
 * @param reason why, where something went wrong
 * @param template text of the last complete deployment, as it was submitted
 * @param parameters values of that deployment
 * @param tags of that deployment
 * @param outputs of that deployment, with AWS's addresses
 * @param createdAt when its name was first used
 * @param updatedAt when its last update began
 * @param deletedAt when it was deleted
 * @param isProtected whether it has termination protection: it cannot be deleted then
 */
public record StackState(
        StackStatus status,
        Optional<String> reason,
        Optional<String> template,
        Map<String, String> parameters,
        Map<String, String> tags,
        Map<String, String> outputs,
        Instant createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> deletedAt,
        boolean isProtected) {
    /** Whether it is known by its id only. */
    boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** The parameters as people may see them. */
    public Map<String, String> shownParameters() {
        return template.map(text -> NoEchoMask.maskParameters(text, parameters)).orElse(parameters);
    }

    /** The values that nobody is shown. */
    public Set<String> hiddenParameters() {
        return template.map(text -> NoEchoMask.hidden(text, parameters)).orElse(Set.of());
    }
}
