package cognitosync.infra;

import java.util.Optional;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.dynamodb.TableProps;
import software.constructs.Construct;

/**
 * The table of datasets: one item each, in the partition of the identity that owns it. It is billed by request, so the ceilings
 * limit what a visitor who signs up can cost.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.CoreComponents.html">Core components of DynamoDB</a>
 */
final class DatasetTable extends Table {
    /**
     * What the table takes.
     *
     * @param ceilings limits of its throughput
     * @param retain whether the items outlive the stack
     * @param timeToLive the attribute with the end of items that have one
     */
    record Props(TableCeilings ceilings, boolean retain, Optional<String> timeToLive) {}

    DatasetTable(Construct scope, String id, Props props) {
        super(
                scope,
                id,
                TableProps.builder()
                        .partitionKey(text("owner"))
                        .sortKey(text("item"))
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .maxReadRequestUnits(props.ceilings().readsPerSecond())
                        .maxWriteRequestUnits(props.ceilings().writesPerSecond())
                        .pointInTimeRecoverySpecification(PointInTimeRecoverySpecification.builder()
                                .pointInTimeRecoveryEnabled(true)
                                .build())
                        .timeToLiveAttribute(props.timeToLive().orElse(null))
                        .deletionProtection(props.retain())
                        .removalPolicy(props.retain() ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY)
                        .build());
    }

    private static Attribute text(String name) {
        return Attribute.builder().name(name).type(AttributeType.STRING).build();
    }
}
