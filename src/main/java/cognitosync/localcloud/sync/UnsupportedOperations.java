package cognitosync.localcloud.sync;

import java.util.List;
import java.util.Optional;

/** The operations of the API that are not run here, so that each is refused by its name. */
final class UnsupportedOperations {
    private static final String POOL = RestPath.POOL.pattern();
    private static final String SUBSCRIPTION = RestPath.DATASET.pattern() + "/subscriptions/{DeviceId}";
    private static final List<Named> ALL = List.of(
            new Named("DescribeIdentityUsage", "GET", RestPath.IDENTITY),
            new Named("DescribeIdentityPoolUsage", "GET", RestPath.POOL),
            new Named("ListIdentityPoolUsage", "GET", RestPath.POOLS),
            new Named("BulkPublish", "POST", RestPath.of(POOL + "/bulkpublish")),
            new Named("GetBulkPublishDetails", "POST", RestPath.of(POOL + "/getBulkPublishDetails")),
            new Named("GetCognitoEvents", "GET", RestPath.of(POOL + "/events")),
            new Named("SetCognitoEvents", "POST", RestPath.of(POOL + "/events")),
            new Named("GetIdentityPoolConfiguration", "GET", RestPath.of(POOL + "/configuration")),
            new Named("SetIdentityPoolConfiguration", "POST", RestPath.of(POOL + "/configuration")),
            new Named("RegisterDevice", "POST", RestPath.of(POOL + "/identity/{IdentityId}/device")),
            new Named("SubscribeToDataset", "POST", RestPath.of(SUBSCRIPTION)),
            new Named("UnsubscribeFromDataset", "DELETE", RestPath.of(SUBSCRIPTION)));

    private UnsupportedOperations() {}

    private record Named(String name, String method, RestPath path) {}

    /** The name of the operation with that method and path. */
    static Optional<String> name(String method, List<String> segments) {
        return ALL.stream()
                .filter(named -> named.method().equals(method))
                .filter(named -> named.path().match(segments).isPresent())
                .map(Named::name)
                .findFirst();
    }
}
