package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.DynamoDbException.CancellationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs a step for each action of a transaction: either all have a result, or the transaction is canceled with the reasons, in order of the
 * actions.
 *
 * @param <T> result of an action
 */
final class Reasons<T> {
    private final List<T> results = new ArrayList<>();
    private final List<CancellationReason> reasons = new ArrayList<>();

    /** Runs the step for the next action. */
    void add(Supplier<T> step) {
        try {
            results.add(DynamoDbApi.convertingErrors(step));
            reasons.add(CancellationReason.NONE);
        } catch (DynamoDbException e) {
            reasons.add(CancellationReason.of(e));
        }
    }

    /** The results of all actions; cancels the transaction if one has none. */
    List<T> results() {
        requireNone(reasons);
        return results;
    }

    /** Cancels the transaction if any action has a reason. */
    static void requireNone(List<CancellationReason> reasons) {
        if (!reasons.stream().allMatch(CancellationReason::isNone)) {
            throw DynamoDbException.canceled(reasons);
        }
    }
}
