package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.DynamoDbException.CancellationReason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A step of a transaction, done for each of its actions: either all have a result, or the transaction is canceled with what went wrong, in
 * the order of the actions.
 *
 * @param <T> result of an action
 */
final class Reasons<T> {
    private final List<T> results = new ArrayList<>();
    private final List<CancellationReason> reasons = new ArrayList<>();

    /** Does the step for the next action. */
    void add(Supplier<T> step) {
        try {
            results.add(DynamoDbApi.inWordsOfTheApi(step));
            reasons.add(CancellationReason.NONE);
        } catch (DynamoDbException e) {
            reasons.add(CancellationReason.of(e));
        }
    }

    /** The results of all. */
    List<T> results() {
        requireNone(reasons);
        return results;
    }

    /** Cancels the transaction for any reason there is. */
    static void requireNone(List<CancellationReason> reasons) {
        if (!reasons.stream().allMatch(CancellationReason::isNone)) {
            throw DynamoDbException.canceled(reasons);
        }
    }
}
