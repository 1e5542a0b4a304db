package cognitosync.device.transfer;

import cognitosync.device.remote.RateLimit;
import cognitosync.device.remote.dynamodb.ItemSize;
import cognitosync.device.time.Pauses;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Limits the read and write units per second, including retries of the SDK, so that people who use the table at the same time
 * are not throttled. A write waits for its units; what a read has consumed is known afterwards, and the next one waits for it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read and write
 *     units</a>
 */
public final class CapacityLimiter implements RateLimit {
    private static final ExecutionAttribute<Double> PAID = new ExecutionAttribute<>("cognitosync.PaidUnits");

    private final RateLimiter reads;
    private final RateLimiter writes;
    private final RateLimiter others;

    /**
     * With these maximum rates.
     *
     * @param reads units per second
     * @param writes units per second
     * @param others requests per second to other services
     */
    public CapacityLimiter(long reads, long writes, long others, Pauses pauses) {
        this.reads = new RateLimiter(reads, pauses);
        this.writes = new RateLimiter(writes, pauses);
        this.others = new RateLimiter(others, pauses);
    }

    @Override
    public void awaitRequest() {
        others.take(1);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        SdkRequest request = context.request();
        double units = request instanceof PutItemRequest put ? ItemSize.writeUnits(ItemSize.of(put.item())) : 1;
        attributes.putAttribute(PAID, units);
        of(request).take(units);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        ConsumedCapacity consumed = consumed(context.response());
        if (consumed != null) {
            of(context.request()).charge(Math.max(0, consumed.capacityUnits() - attributes.getAttribute(PAID)));
        }
    }

    private RateLimiter of(SdkRequest request) {
        if (request instanceof PutItemRequest) {
            return writes;
        }
        return request instanceof DynamoDbRequest ? reads : others;
    }

    private static ConsumedCapacity consumed(SdkResponse response) {
        if (response instanceof GetItemResponse item) {
            return item.consumedCapacity();
        }
        if (response instanceof PutItemResponse put) {
            return put.consumedCapacity();
        }
        if (response instanceof QueryResponse page) {
            return page.consumedCapacity();
        }
        return response instanceof ScanResponse page ? page.consumedCapacity() : null;
    }
}
