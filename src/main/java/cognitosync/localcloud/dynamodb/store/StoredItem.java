package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemReader;
import cognitosync.localcloud.dynamodb.item.ItemWriter;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.io.StringWriter;

/**
 * An item as it is stored: what is only passed on is never parsed.
 *
 * @param json in the wire form, which keeps its bytes once they were sent
 * @param size bytes as DynamoDB counts them
 */
public record StoredItem(SerializedString json, int size) {
    // Each level of a document is two of JSON.
    private static final int DEEPEST = 80;
    private static final int OVERHEAD_BYTES = 128;
    private static final int BYTES_OF_CHARACTER = 2;
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .build();

    StoredItem(String json, int size) {
        this(new SerializedString(json), size);
    }

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

    /** Its JSON as a part of an answer. */
    public RawValue raw() {
        return new RawValue(json);
    }

    /** Its JSON as text. */
    String text() {
        return json.getValue();
    }

    /** Bytes that it takes in memory, at most. */
    long weight() {
        return OVERHEAD_BYTES + (long) BYTES_OF_CHARACTER * json.charLength();
    }

    /** The item. */
    public Item item() {
        try {
            return ItemReader.item(MAPPER.readTree(json.getValue()));
        } catch (IOException e) {
            throw new IllegalStateException("A stored item is no JSON.", e);
        }
    }
}
