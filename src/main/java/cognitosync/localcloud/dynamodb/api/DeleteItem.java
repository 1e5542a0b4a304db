package cognitosync.localcloud.dynamodb.api;

import cognitosync.localcloud.dynamodb.api.WriteAction.Kind;

/**
 * Deletes an item, if it exists.
 *
 * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">DeleteItem</a>
 */
public record DeleteItem(Engine engine) implements DynamoDbOperation {
    @Override
    public PreparedCall prepare(Input input) {
        return new Writes(engine).prepare(Kind.DELETE, input);
    }
}
