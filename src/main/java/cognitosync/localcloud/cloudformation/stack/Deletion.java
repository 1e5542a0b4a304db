package cognitosync.localcloud.cloudformation.stack;

import java.util.List;
import java.util.Optional;

/**
 * How a stack is to be deleted.
 *
 * @param token that the client gave, and that the events carry
 * @param retained logical ids of what stays, of a stack whose deletion has failed before
 * @param forced whether what cannot be deleted stays, of such a stack
 * @see <a href="https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DeleteStack.html">DeleteStack</a>
 */
public record Deletion(Optional<String> token, List<String> retained, boolean forced) {
    /** Of everything. */
    public static final Deletion WHOLE = new Deletion(Optional.empty(), List.of(), false);

    /** Takes a copy. */
    public Deletion {
        retained = List.copyOf(retained);
    }
}
