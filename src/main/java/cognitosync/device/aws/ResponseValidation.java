package cognitosync.device.aws;

import cognitosync.device.failure.DeviceException;
import java.util.List;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;
import software.amazon.awssdk.services.cognitoidentity.model.ListIdentitiesResponse;
import software.amazon.awssdk.services.cognitosync.model.DeleteDatasetResponse;
import software.amazon.awssdk.services.cognitosync.model.ListDatasetsResponse;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Record;
import software.amazon.awssdk.services.cognitosync.model.UpdateRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Rejects responses without the members that the operation always returns: an intermediary's empty object with status 200
 * would otherwise look like an empty dataset.
 */
final class ResponseValidation implements ExecutionInterceptor {
    /** The SDK's message about a response that is not JSON, or not the expected JSON. */
    private static final String UNREADABLE = "Unable to unmarshall response";

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        if (!isWhole(context.response())) {
            throw DeviceException.foreignAnswer("AWS", context.httpResponse().statusCode(), null);
        }
    }

    // Wrapped in an exception of the SDK, which expects one here.
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable e = context.exception();
        String message = String.valueOf(e.getMessage());
        if (e instanceof SdkClientException
                && message.startsWith(UNREADABLE)
                && Failures.ownFailure(e).isEmpty()) {
            return context.httpResponse()
                    .<Throwable>map(answer -> SdkClientException.create(
                            message, DeviceException.foreignAnswer("AWS", answer.statusCode(), e)))
                    .orElse(e);
        }
        return e;
    }

    private static boolean isWhole(SdkResponse response) {
        if (response instanceof ListRecordsResponse listing) {
            return listing.hasRecords()
                    && areWhole(listing.records())
                    && listing.datasetSyncCount() != null
                    && listing.syncSessionToken() != null;
        }
        if (response instanceof UpdateRecordsResponse update) {
            return update.hasRecords() && areWhole(update.records());
        }
        if (response instanceof DeleteDatasetResponse deletion) {
            return deletion.dataset() != null;
        }
        if (response instanceof ListDatasetsResponse listing) {
            return listing.hasDatasets();
        }
        if (response instanceof ListIdentitiesResponse listing) {
            return listing.hasIdentities();
        }
        if (response instanceof GetIdResponse identity) {
            return identity.identityId() != null;
        }
        if (response instanceof GetItemResponse item) {
            return item.consumedCapacity() != null;
        }
        if (response instanceof PutItemResponse put) {
            return put.consumedCapacity() != null;
        }
        if (response instanceof QueryResponse page) {
            return page.hasItems() && page.consumedCapacity() != null;
        }
        if (response instanceof ScanResponse page) {
            return page.hasItems() && page.consumedCapacity() != null;
        }
        if (response instanceof DescribeTableResponse description) {
            return description.table() != null;
        }
        return !(response instanceof GetCredentialsForIdentityResponse issued) || areWhole(issued.credentials());
    }

    private static boolean areWhole(List<Record> records) {
        return records.stream()
                .allMatch(record ->
                        record.key() != null && record.syncCount() != null && record.lastModifiedDate() != null);
    }

    private static boolean areWhole(Credentials credentials) {
        return credentials != null
                && credentials.accessKeyId() != null
                && credentials.secretKey() != null
                && credentials.sessionToken() != null
                && credentials.expiration() != null;
    }
}
