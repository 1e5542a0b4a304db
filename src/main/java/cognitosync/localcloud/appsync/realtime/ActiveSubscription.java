package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.graphql.Subscription;
import cognitosync.localcloud.appsync.realtime.FilterOperator.Values;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A subscription that has begun. */
final class ActiveSubscription {
    private final Connection connection;
    private final String id;
    private final Caller caller;
    private final Instant since;
    private final Subscription subscription;
    private final Optional<SubscriptionFilter> filter;
    private final Optional<SubscriptionFilter> invalidation;
    private final AtomicLong published = new AtomicLong();

    /**
     * A subscription with the filters that its resolver set.
     *
     * @throws SubscriptionFilter.FilterException where AppSync refuses one of them
     */
    ActiveSubscription(Connection connection, String id, Caller caller, Instant since, Subscription subscription) {
        this.connection = connection;
        this.id = id;
        this.caller = caller;
        this.since = since;
        this.subscription = subscription;
        this.filter = filter("setSubscriptionFilter");
        this.invalidation = filter("setSubscriptionInvalidationFilter");
    }

    // A later call replaces an earlier one.
    private Optional<SubscriptionFilter> filter(String extension) {
        return subscription.extensions().stream()
                .filter(called -> called.type().equals(extension))
                .reduce((earlier, later) -> later)
                .map(called -> SubscriptionFilter.read(called.value()));
    }

    Connection connection() {
        return connection;
    }

    String id() {
        return id;
    }

    Subscription subscription() {
        return subscription;
    }

    /** Whether what a mutation selected of its result is for this subscriber. A filter of the resolver takes the place of the arguments. */
    boolean matches(ObjectNode result) {
        return filter.map(enhanced -> enhanced.matches(result)).orElseGet(() -> matchesArguments(result));
    }

    // An argument that is left out filters nothing; one that is null asks for a field that is null.
    private boolean matchesArguments(ObjectNode result) {
        for (var argument : subscription.arguments().properties()) {
            JsonNode field = result.path(argument.getKey());
            if (!Values.equal(field.isMissingNode() ? NullNode.instance : field, argument.getValue())) {
                return false;
            }
        }
        return true;
    }

    /** Whether the argument of {@code extensions.invalidateSubscriptions} ends it. */
    boolean isInvalidatedBy(JsonNode call) {
        return subscription.field().equals(call.path("subscriptionField").textValue())
                && invalidation
                        .map(ending -> ending.matches(call.path("payload")))
                        .orElse(false);
    }

    ObjectNode payload(ObjectNode result) {
        published.incrementAndGet();
        return subscription.payload(result);
    }

    OpenConnection.OpenSubscription view() {
        return new OpenConnection.OpenSubscription(
                id,
                caller,
                subscription.field(),
                subscription.arguments(),
                filter.map(SubscriptionFilter::source),
                since,
                published.get());
    }
}
