package cognitosync.journey.cloud;

import java.util.Map;

/** What the backend of a stack holds, asked for with the AWS SDK and the account's own credentials. */
public interface StoredRecords {

    /** Of the backend that this stack has. */
    static StoredRecords in(Outputs outputs) {
        return outputs.backend().stored(outputs);
    }

    /** Key and value of each record. */
    Map<String, String> of(String identityId, String dataset);

    /** Sets a record as a device would that this test does not drive. */
    void set(String identityId, String dataset, String key, String value);
}
