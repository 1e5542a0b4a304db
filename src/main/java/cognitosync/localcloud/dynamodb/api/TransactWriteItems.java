package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.DynamoDbException.CancellationReason;
import cognitosync.localcloud.dynamodb.api.WriteAction.Kind;
import cognitosync.localcloud.dynamodb.api.Writes.Written;
import cognitosync.localcloud.dynamodb.store.ItemKey;
import cognitosync.localcloud.dynamodb.store.RequestTokens;
import cognitosync.localcloud.dynamodb.store.StoredItem;
import cognitosync.localcloud.dynamodb.table.Table;
import cognitosync.localcloud.dynamodb.table.ThroughputLimits.Use;
import cognitosync.localcloud.gateway.Gate.Access;
import cognitosync.localcloud.store.StoreException;
import cognitosync.localcloud.store.Transaction;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes all items or none. The caller needs permission for each action, not for the transaction.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html">IAM with transactions</a>
 */
public record TransactWriteItems(Engine engine, RequestTokens tokens) implements DynamoDbOperation {
    private static final int LONGEST_TOKEN = 36;
    private static final String TOKEN = "ClientRequestToken";

    /** The writes and the units to charge per action. There are no writes if the request was done before. */
    private record Done(Optional<List<Written>> writes, List<Double> units) {}

    @Override
    public PreparedCall prepare(Input input) {
        RequestConstraints constraints = new RequestConstraints()
                .length(input, TOKEN, 1, LONGEST_TOKEN)
                .returnConsumedCapacity(input)
                .returnItemCollectionMetrics(input);
        List<TransactionElements.Element> elements = TransactionElements.read(
                input, Arrays.stream(Kind.values()).map(Kind::member).toList(), constraints);
        for (TransactionElements.Element element : elements) {
            WriteAction.check(kind(element), element.input(), element.path(), constraints);
            if (kind(element) == Kind.UPDATE) {
                constraints.required(element.input(), element.path(), Expressions.UPDATE);
            } else if (kind(element) == Kind.CHECK) {
                constraints.required(element.input(), element.path(), Expressions.CONDITION);
            }
        }
        constraints.verify();
        List<WriteAction> actions = elements.stream()
                .map(element -> WriteAction.read(engine, kind(element), element.input()))
                .toList();
        List<Access> accesses = actions.stream()
                .map(action -> new ConditionKeys()
                        .leadingKey(engine.leadingKey(action.table(), action.addressed()))
                        .attributes(action.attributes())
                        .returnConsumedCapacity(input)
                        .enclosingOperation(name())
                        .of(action.kind().action(), engine.tables().arn(action.table())))
                .distinct()
                .toList();
        return new PreparedCall(accesses, () -> answer(actions, elements, input));
    }

    private static Kind kind(TransactionElements.Element element) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.member().equals(element.member()))
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode answer(List<WriteAction> actions, List<TransactionElements.Element> elements, Input input) {
        List<Table> tables =
                actions.stream().map(action -> engine.table(action.table())).toList();
        List<ItemKey> keys = keys(actions, tables);
        Done done = withToken(
                input.text(TOKEN).map(text -> RequestToken.of(text, input.node())),
                token -> withItems(actions, tables, keys, token));
        Use use = done.writes().isPresent() ? Use.WRITE : Use.READ;
        Map<String, Double> units = new LinkedHashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            engine.limits().consumed(tables.get(i), use, done.units().get(i));
            units.merge(elements.get(i).table(), done.units().get(i), Double::sum);
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        CapacityUnits.put(answer, input, units, use.word() + "CapacityUnits");
        return answer;
    }

    private List<ItemKey> keys(List<WriteAction> actions, List<Table> tables) {
        for (int i = 0; i < actions.size(); i++) {
            actions.get(i).requireSound(tables.get(i));
        }
        return TransactionElements.keys(engine, actions, tables, Use.WRITE, WriteAction::key);
    }

    private Done withToken(Optional<RequestToken> token, Function<Optional<RequestToken>, Done> work) {
        if (token.isPresent() && !engine.running().begin(token.get().text())) {
            throw DynamoDbException.inProgress();
        }
        try {
            return work.apply(token);
        } finally {
            token.ifPresent(locked -> engine.running().end(locked.text()));
        }
    }

    private Done withItems(
            List<WriteAction> actions, List<Table> tables, List<ItemKey> keys, Optional<RequestToken> token) {
        List<Boolean> taken = engine.running().begin(keys);
        if (taken.contains(true)) {
            // A repeated request only reads, so it does not conflict.
            return engine.database()
                    .read(transaction -> repeated(transaction, keys, token))
                    .orElseThrow(() -> DynamoDbException.canceled(
                            taken.stream().map(CancellationReason::conflictOf).toList()));
        }
        int[] prepared = new int[keys.size()];
        try {
            return engine.database().write(transaction -> doOnce(transaction, actions, tables, keys, token, prepared));
        } catch (DynamoDbException e) {
            chargeCanceled(e, tables, prepared);
            throw e;
        } finally {
            engine.running().end(keys);
        }
    }

    // Of the two writes of each item, one to prepare and one to commit, only the first was made.
    private void chargeCanceled(DynamoDbException e, List<Table> tables, int[] prepared) {
        if (e.isCancellation()) {
            for (int i = 0; i < prepared.length; i++) {
                engine.limits().consumed(tables.get(i), Use.WRITE, CapacityUnits.write(prepared[i]));
            }
        }
    }

    // As on AWS, a repeated request succeeds and costs a read of its items.
    private Optional<Done> repeated(Transaction transaction, List<ItemKey> keys, Optional<RequestToken> token)
            throws SQLException {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        RequestTokens.Seen seen = tokens.seen(
                transaction,
                token.get().text(),
                token.get().request(),
                engine.clock().instant());
        if (seen == RequestTokens.Seen.WITH_ANOTHER_REQUEST) {
            throw DynamoDbException.otherRequest();
        }
        return seen == RequestTokens.Seen.WITH_THIS_REQUEST
                ? Optional.of(new Done(Optional.empty(), readUnits(transaction, keys)))
                : Optional.empty();
    }

    private Done doOnce(
            Transaction transaction,
            List<WriteAction> actions,
            List<Table> tables,
            List<ItemKey> keys,
            Optional<RequestToken> token,
            int[] prepared)
            throws SQLException {
        Optional<Done> repeated = repeated(transaction, keys, token);
        if (repeated.isPresent()) {
            return repeated.get();
        }
        List<Written> writes = write(transaction, actions, tables, keys, prepared);
        if (writes.stream().mapToLong(Written::size).sum() > TransactionElements.MAX_BYTES) {
            throw TransactionElements.tooLarge();
        }
        if (token.isPresent()) {
            tokens.put(
                    transaction,
                    token.get().text(),
                    token.get().request(),
                    engine.clock().instant());
        }
        return new Done(
                Optional.of(writes),
                writes.stream()
                        .map(written -> CapacityUnits.transactionalWrite(written.size()))
                        .toList());
    }

    // Sets the size that determines the cost of each action.
    private List<Written> write(
            Transaction transaction,
            List<WriteAction> actions,
            List<Table> tables,
            List<ItemKey> keys,
            int[] prepared) {
        Writes one = new Writes(engine);
        Reasons<Written> writes = new Reasons<>();
        for (int i = 0; i < actions.size(); i++) {
            int number = i;
            writes.add(() -> {
                try {
                    Written written = one.write(transaction, tables.get(number), actions.get(number), keys.get(number));
                    prepared[number] = written.size();
                    return written;
                } catch (DynamoDbException e) {
                    prepared[number] = e.existingBytes();
                    throw e;
                } catch (SQLException e) {
                    throw new StoreException("An item of a transaction could not be written.", e);
                }
            });
        }
        return writes.results();
    }

    private List<Double> readUnits(Transaction transaction, List<ItemKey> keys) throws SQLException {
        List<Double> units = new ArrayList<>();
        for (ItemKey key : keys) {
            units.add(CapacityUnits.transactionalRead(
                    engine.items().find(transaction, key).map(StoredItem::size).orElse(0)));
        }
        return units;
    }
}
