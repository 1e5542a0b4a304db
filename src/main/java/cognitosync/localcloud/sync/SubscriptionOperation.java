package cognitosync.localcloud.sync;

/** An operation on the subscription of a device to a dataset, which only the identity itself may call. */
interface SubscriptionOperation extends DatasetOperation {
    @Override
    default RestPath path() {
        return RestPath.SUBSCRIPTION;
    }

    @Override
    default Callable callable() {
        return Callable.BY_IDENTITY;
    }
}
