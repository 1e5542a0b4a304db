package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The elements of {@code TransactItems}: from 1 to 100, each with one action.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html#limits-dynamodb-transactions">Transaction limits</a>
 */
final class TransactionElements {
    /** Maximum bytes of all items in a transaction: 4 MB. */
    static final long MAX_BYTES = 4L * 1024 * 1024;

    private static final String LIST = "TransactItems";
    private static final int MOST = 100;

    private TransactionElements() {}

    /**
     * An action.
     *
     * @param member such as {@code Put}
     * @param input its members
     * @param path in error messages, including the dot
     */
    record Element(String member, Input input, String path) {
        /** As the request names it, which may be by ARN. */
        String table() {
            return input.text("TableName").orElseThrow();
        }
    }

    /** The actions, in order. Their number is checked, their contents are not. */
    static List<Element> read(Input input, List<String> members, RequestConstraints constraints) {
        constraints.required(input, "", LIST).notEmpty(input, LIST);
        List<Input> structures = input.structures(LIST);
        if (structures.size() > MOST) {
            constraints.violated("transactItems", "Member must have length less than or equal to " + MOST);
            constraints.verify();
        }
        List<Element> elements = new ArrayList<>();
        for (Input structure : structures) {
            elements.add(element(structure, members, elements.size() + 1)
                    .orElseThrow(() ->
                            DynamoDbException.validation("TransactItems can only contain one of " + oneOf(members))));
        }
        return elements;
    }

    private static Optional<Element> element(Input structure, List<String> members, int number) {
        List<String> present = members.stream().filter(structure::has).toList();
        if (present.size() != 1) {
            return Optional.empty();
        }
        String member = present.get(0);
        String path = "transactItems." + number + ".member."
                + member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1) + ".";
        return structure.structure(member).map(input -> new Element(member, input, path));
    }

    // The order and words of AWS.
    private static String oneOf(List<String> members) {
        return members.size() == 1 ? members.get(0) : "Check, Put, Update or Delete";
    }

    /**
     * The locations of the items of all actions, in order. Cancels the transaction if a key does not fit its table or if a table's
     * throughput is exhausted, and refuses a second action on one item.
     *
     * @param tables of the actions, in the same order
     * @param key reads the key of an action
     * @param <A> an action
     */
    static <A> List<ItemKey> keys(
            Engine engine, List<A> actions, List<Table> tables, Use use, BiFunction<A, Table, ItemKey> key) {
        Reasons<ItemKey> keys = new Reasons<>();
        for (int i = 0; i < actions.size(); i++) {
            A action = actions.get(i);
            Table table = tables.get(i);
            keys.add(() -> {
                ItemKey located = key.apply(action, table);
                engine.requireThroughput(table, use);
                return located;
            });
        }
        List<ItemKey> all = keys.results();
        if (new HashSet<>(all).size() < all.size()) {
            throw DynamoDbException.validation("Transaction request cannot include multiple operations on one item");
        }
        return all;
    }

    static DynamoDbException tooLarge() {
        return DynamoDbException.validation(
                "The aggregate size of the items in the transaction cannot exceed 4 MB; it is a limit of DynamoDB.");
    }
}
