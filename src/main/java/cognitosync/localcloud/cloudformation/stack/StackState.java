package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is recorded of a stack as a whole.
 *
 * @param status as CloudFormation names it
 * @param reason of the status, where something failed
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
        Optional<TemplateText> template,
        Map<String, String> parameters,
        Map<String, String> tags,
        Map<String, String> outputs,
        Instant createdAt,
        Optional<Instant> updatedAt,
        Optional<Instant> deletedAt,
        boolean isProtected) {
    /** Whether it was deleted; it is then found by its id only. */
    public boolean isDeleted() {
        return deletedAt.isPresent();
    }

    /** The parameters, masked where the template says NoEcho. */
    public Map<String, String> shownParameters() {
        return template.map(text -> NoEchoMask.maskParameters(text, parameters)).orElse(parameters);
    }

    /** The values of parameters with NoEcho. */
    public Set<String> hiddenParameters() {
        return template.map(text -> NoEchoMask.hidden(text, parameters)).orElse(Set.of());
    }
}
