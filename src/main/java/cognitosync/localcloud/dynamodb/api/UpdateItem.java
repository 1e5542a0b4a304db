package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.WriteAction.Kind;

/**
 * Changes attributes of an item, or creates it.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
 */
public record UpdateItem(Engine engine) implements DynamoDbOperation {
    @Override
    public PreparedCall prepare(Input input) {
        return new Writes(engine).prepare(Kind.UPDATE, input);
    }
}
