package cognitosync.conformance;

import java.util.List;

/** The operations of Cognito Sync, by the names of the API, and what their paths name. */
enum Operation {
    ListRecords(Scope.IDENTITY),
    UpdateRecords(Scope.IDENTITY),
    ListDatasets(Scope.IDENTITY),
    DescribeDataset(Scope.IDENTITY),
    DeleteDataset(Scope.IDENTITY),
    DescribeIdentityUsage(Scope.IDENTITY),
    DescribeIdentityPoolUsage(Scope.POOL),
    ListIdentityPoolUsage(Scope.ACCOUNT),
    BulkPublish(Scope.POOL),
    GetBulkPublishDetails(Scope.POOL),
    GetCognitoEvents(Scope.POOL),
    SetCognitoEvents(Scope.POOL),
    GetIdentityPoolConfiguration(Scope.POOL),
    SetIdentityPoolConfiguration(Scope.POOL),
    RegisterDevice(Scope.IDENTITY),
    SubscribeToDataset(Scope.IDENTITY),
    UnsubscribeFromDataset(Scope.IDENTITY);

    private final Scope scope;

    Operation(Scope scope) {
        this.scope = scope;
    }

    /** Members of the input that say whose data is meant. */
    List<String> labels() {
        return switch (scope) {
            case ACCOUNT -> List.of();
            case POOL -> List.of("IdentityPoolId");
            case IDENTITY -> List.of("IdentityPoolId", "IdentityId");
        };
    }

    private enum Scope {
        ACCOUNT,
        POOL,
        IDENTITY
    }
}
