package cognitosync.localcloud.dynamodb.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * Computes the cost of reads and writes, and reports it in responses.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html">Read and write operations</a>
 */
final class CapacityUnits {
    private static final double READ_BYTES = 4_096;
    private static final double WRITE_BYTES = 1_024;
    private static final double EVENTUALLY = 0.5;
    private static final double TRANSACTIONAL = 2;

    private CapacityUnits() {}

    static double read(long bytes, boolean consistent) {
        double units = Math.max(1, Math.ceil(bytes / READ_BYTES));
        return consistent ? units : units * EVENTUALLY;
    }

    static double transactionalRead(long bytes) {
        return read(bytes, true) * TRANSACTIONAL;
    }

    /** The cost of a write, given the size of the item before or after, whichever is larger. */
    static double write(long bytes) {
        return Math.max(1, Math.ceil(bytes / WRITE_BYTES));
    }

    static double transactionalWrite(long bytes) {
        return write(bytes) * TRANSACTIONAL;
    }

    /** Adds {@code ConsumedCapacity} to a response, if requested. The table is named as in the request, which may be by ARN. */
    static void put(ObjectNode answer, Input input, double units) {
        json(input, input.text("TableName").orElseThrow(), units, Optional.empty())
                .ifPresent(json -> answer.set("ConsumedCapacity", json));
    }

    /**
     * Adds the consumption per table, which is named as in the request, to the response to a transaction, if requested.
     *
     * @param member {@code ReadCapacityUnits} or {@code WriteCapacityUnits}
     */
    static void put(ObjectNode answer, Input input, Map<String, Double> unitsByTable, String member) {
        unitsByTable.forEach((table, units) -> json(input, table, units, Optional.of(member))
                .ifPresent(json -> answer.withArray("ConsumedCapacity").add(json)));
    }

    private static Optional<ObjectNode> json(Input input, String table, double units, Optional<String> member) {
        String asked = input.text("ReturnConsumedCapacity").orElse("NONE");
        if (asked.equals("NONE")) {
            return Optional.empty();
        }
        ObjectNode json = units(units, member).put("TableName", table);
        if (asked.equals("INDEXES")) {
            json.set("Table", units(units, member));
        }
        return Optional.of(json);
    }

    private static ObjectNode units(double units, Optional<String> member) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("CapacityUnits", units);
        member.ifPresent(name -> json.put(name, units));
        return json;
    }
}
