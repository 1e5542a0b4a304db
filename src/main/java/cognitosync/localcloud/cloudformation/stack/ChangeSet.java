package cognitosync.localcloud.cloudformation.stack;

import cognitosync.localcloud.cloudformation.template.NoEchoMask;
import cognitosync.localcloud.cloudformation.template.TemplateText;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A planned change of a stack, which can be executed as long as nothing else changes the stack.
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

    /** The parameters, masked where the template says NoEcho. */
    public Map<String, String> shownParameters() {
        return NoEchoMask.maskParameters(new TemplateText(text), parameters);
    }

    /**
     * What a change set would do to one resource.
     *
     * @param action {@code Add}, {@code Modify} or {@code Remove}
     * @param logicalId of the resource
     * @param physicalId empty where it does not exist yet
     * @param type of the resource
     * @param details the properties that change, where it is modified
     * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_ResourceChange.html">ResourceChange</a>
     */
    public record Change(String action, String logicalId, String physicalId, String type, List<Detail> details) {
        /** Takes a copy. */
        public Change {
            details = List.copyOf(details);
        }

        /**
         * One property.
         *
         * @param property its name
         * @param recreation {@code Never}, {@code Conditionally} or {@code Always}
         * @param direct whether its own text changes; else something that it refers to does
         */
        public record Detail(String property, String recreation, boolean direct) {}

        /** Whether the resource is replaced: {@code True}, {@code Conditional} or {@code False}. */
        public String replacement() {
            if (details.stream().anyMatch(detail -> detail.recreation().equals("Always"))) {
                return "True";
            }
            return details.stream().anyMatch(detail -> detail.recreation().equals("Conditionally"))
                    ? "Conditional"
                    : "False";
        }
    }
}
