package cognitosync.conformance;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;

/** The contract of Cognito Sync, checked with every client against the local cloud on the product's own template. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CognitoSyncContractIT
        implements ListingContract,
                UpdatingContract,
                SessionContract,
                DatasetContract,
                LimitsContract,
                WireContract,
                OwnershipContract,
                CredentialsContract,
                PoolContract,
                PushContract,
                MergeContract,
                SyncManagerContract {}
