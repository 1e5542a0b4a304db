package cognitosync.localcloud.cloudformation.stack;

import java.util.List;

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
