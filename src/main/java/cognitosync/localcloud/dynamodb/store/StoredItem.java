package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import cognitosync.localcloud.dynamodb.item.ItemWriter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.StringWriter;

/**
 * An item as it is stored: what is only passed on is never parsed.
 *
 * @param json in the wire form
 * @param size bytes as DynamoDB counts them
 */
public record StoredItem(String json, int size) {
    // Each level of a document is two of JSON.
    private static final int DEEPEST = 80;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    /** Of an item. */
    public static StoredItem of(Item item) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = MAPPER.getFactory().createGenerator(json)) {
            ItemWriter.write(generator, item);
        } catch (IOException e) {
            throw new IllegalStateException("An item could not be written.", e);
        }
        return new StoredItem(json.toString(), item.size());
    }

    /** The item. */
    public Item item() {
        try {
            return ItemReader.item(MAPPER.readTree(json));
        } catch (IOException e) {
            throw new IllegalStateException("A stored item is no JSON.", e);
        }
    }
}
