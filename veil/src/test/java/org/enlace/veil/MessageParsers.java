// SPDX-License-Identifier: Apache-2.0
package org.enlace.veil;

import static org.assertj.core.api.Assertions.assertThat;

import org.enlace.oprf.VeilException;
import org.enlace.veil.tags.TagDelta;
import org.enlace.veil.tags.TagSet;
import org.enlace.veil.tags.TagSetHeader;

/** Every message that can be parsed from outside bytes: what is read must be refused by name or written back alike. */
public enum MessageParsers {
    TAG_SET {
        @Override
        public byte[] reencoded(byte[] message) {
            return TagSet.parse(message).encode();
        }
    },
    TAG_DELTA {
        @Override
        public byte[] reencoded(byte[] message) {
            return TagDelta.parse(message).encode();
        }
    },
    MANIFEST {
        @Override
        public byte[] reencoded(byte[] message) {
            return QueryManifest.parse(message).encode();
        }
    },
    COSIGNED {
        @Override
        public byte[] reencoded(byte[] message) {
            return CosignedManifest.parse(message).encode();
        }
    },
    BLINDED {
        @Override
        public byte[] reencoded(byte[] message) {
            return BlindedChunk.parse(message).encode();
        }
    },
    EVALUATED {
        @Override
        public byte[] reencoded(byte[] message) {
            return EvaluatedChunk.parse(message).encode();
        }
    },
    TAG_HEADER {
        @Override
        public byte[] reencoded(byte[] message) {
            return TagSetHeader.parse(message).encode();
        }
    },
    UNPROVED {
        @Override
        public byte[] reencoded(byte[] message) {
            return UnprovedChunk.parse(message).encode();
        }
    },
    SAVED_QUERY {
        @Override
        public byte[] reencoded(byte[] message) {
            return VeilQuery.restore(message).save();
        }
    };

    public abstract byte[] reencoded(byte[] message);

    /** True where the message was read; false where it was refused by name. Any other outcome fails. */
    public boolean reads(byte[] message) {
        try {
            assertThat(reencoded(message)).isEqualTo(message);
            return true;
        } catch (VeilException refused) {
            assertThat(refused.refusal()).isNotNull();
            return false;
        }
    }
}
