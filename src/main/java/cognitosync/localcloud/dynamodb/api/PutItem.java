package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.WriteAction.Kind;

/**
 * Puts an item, replacing the one with the same key, if any.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>
 */
public record PutItem(Engine engine) implements DynamoDbOperation {
    @Override
    public PreparedCall prepare(Input input) {
        return new Writes(engine).prepare(Kind.PUT, input);
    }
}
