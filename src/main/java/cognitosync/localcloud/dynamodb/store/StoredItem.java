package cognitosync.localcloud.dynamodb.store;

import cognitosync.localcloud.dynamodb.item.Item;
import cognitosync.localcloud.dynamodb.item.ItemLimits;
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
 * An item as stored. Its JSON is parsed only if its attributes are needed.
 *
 * @param json in wire form; caches its UTF-8 bytes once sent
 * @param size in bytes, as DynamoDB counts them
 */
public record StoredItem(SerializedString json, int size) {
    // Each level of a document takes two levels of JSON.
    private static final int MAX_JSON_DEPTH = 80;
    private static final int OVERHEAD_BYTES = 128;
    private static final int BYTES_PER_CHAR = 2;
    // Without reuse of names, as in requests.
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_JSON_DEPTH)
                            .maxNameLength(ItemLimits.NAME_BYTES)
                            .build())
                    .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                    .build())
            .build();

    StoredItem(String json, int size) {
        this(new SerializedString(json), size);
    }

    /** Serializes an item. */
    public static StoredItem of(Item item) {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = MAPPER.getFactory().createGenerator(json)) {
            ItemWriter.write(generator, item);
        } catch (IOException e) {
            throw new IllegalStateException("An item could not be written.", e);
        }
        return new StoredItem(json.toString(), item.size());
    }

    /** The JSON, to be embedded in a response. */
    public RawValue raw() {
        return new RawValue(json);
    }

    /** The JSON as text. */
    String text() {
        return json.getValue();
    }

    /** Its memory use in bytes, including the UTF-8 bytes. The size is added because characters outside ASCII take up to 5 in all. */
    long weight() {
        return OVERHEAD_BYTES + (long) BYTES_PER_CHAR * json.charLength() + size;
    }

    /** Parses the item. */
    public Item item() {
        try {
            return ItemReader.item(MAPPER.readTree(json.getValue()));
        } catch (IOException e) {
            throw new IllegalStateException("A stored item is not valid JSON.", e);
        }
    }
}
