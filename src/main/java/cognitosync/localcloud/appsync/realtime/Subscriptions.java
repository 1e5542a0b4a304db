package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.appsync.graphql.Publications;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every open connection and subscription. A mutation is published on its own thread: it waits for no client, because what a client
 * does not read is queued and bounded.
 */
public final class Subscriptions implements Publications {
    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private static final int GOING_AWAY = 1001;
    private static final int INTERNAL_ERROR = 1011;

    private final Heartbeat heartbeat;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final Map<Topic, Set<ActiveSubscription>> byMutation = new ConcurrentHashMap<>();

    /** What subscribers listen to. */
    private record Topic(String apiId, String mutation) {}

    /** Calls {@link #tick} while there are connections. */
    interface Heartbeat {
        /** There is a connection. */
        void begin(Subscriptions subscriptions);

        /** There may be no connection any more. */
        void endIf(BooleanSupplier isIdle);
    }

    /**
     * None yet.
     *
     * @param heartbeat beats while there are connections
     */
    Subscriptions(Heartbeat heartbeat) {
        this.heartbeat = heartbeat;
    }

    @Override
    public void published(String apiId, String mutationField, ObjectNode selectedResult) {
        for (ActiveSubscription subscription : byMutation.getOrDefault(new Topic(apiId, mutationField), Set.of())) {
            // A subscriber's failure must not become the mutation's.
            try {
                if (subscription.matches(selectedResult)) {
                    subscription.connection().publish(subscription, selectedResult);
                }
            } catch (RuntimeException e) {
                LOG.error("{} was not published to a subscription of {}", mutationField, apiId, e);
                // A client that connects again knows that it may have missed something.
                subscription.connection().end(INTERNAL_ERROR, "An internal error occurred.");
            }
        }
    }

    @Override
    public void invalidated(String apiId, JsonNode invalidation) {
        byMutation.forEach((topic, subscriptions) -> {
            if (topic.apiId().equals(apiId)) {
                subscriptions.stream()
                        .filter(subscription -> subscription.isInvalidatedBy(invalidation))
                        .forEach(subscription -> subscription.connection().invalidate(subscription));
            }
        });
    }

    /** The open connections, the oldest first. */
    public List<OpenConnection> inventory() {
        return connections.stream()
                .map(Connection::view)
                .sorted(Comparator.comparing(OpenConnection::since))
                .toList();
    }

    void add(Connection connection) {
        connections.add(connection);
        heartbeat.begin(this);
    }

    void remove(Connection connection) {
        connections.remove(connection);
        heartbeat.endIf(connections::isEmpty);
    }

    void add(ActiveSubscription subscription) {
        for (Topic topic : topics(subscription)) {
            byMutation.compute(topic, (same, subscribed) -> {
                Set<ActiveSubscription> subscriptions = subscribed == null ? ConcurrentHashMap.newKeySet() : subscribed;
                subscriptions.add(subscription);
                return subscriptions;
            });
        }
    }

    void remove(ActiveSubscription subscription) {
        for (Topic topic : topics(subscription)) {
            byMutation.computeIfPresent(topic, (same, subscriptions) -> {
                subscriptions.remove(subscription);
                return subscriptions.isEmpty() ? null : subscriptions;
            });
        }
    }

    private static Set<Topic> topics(ActiveSubscription subscription) {
        return subscription.subscription().mutations().stream()
                .map(mutation -> new Topic(subscription.connection().apiId(), mutation))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Lets connections do what is due, and ends those of APIs that are gone. */
    void tick(Instant now, Predicate<String> isApi) {
        Map<String, List<Connection>> byApi = connections.stream().collect(Collectors.groupingBy(Connection::apiId));
        byApi.forEach((apiId, ofApi) -> {
            if (isApi.test(apiId)) {
                ofApi.forEach(connection -> connection.tick(now));
            } else {
                ofApi.forEach(connection -> connection.end(GOING_AWAY, "The API is deleted."));
            }
        });
    }
}
