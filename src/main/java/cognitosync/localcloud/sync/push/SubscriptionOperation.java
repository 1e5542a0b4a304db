package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.sync.api.CallerCheck.AllowedCredentials;
import cognitosync.localcloud.sync.api.DatasetOperation;

/** An operation on the subscription of a device to a dataset, which only the identity itself may call. */
interface SubscriptionOperation extends DatasetOperation {
    @Override
    default AllowedCredentials callable() {
        return AllowedCredentials.BY_IDENTITY;
    }
}
