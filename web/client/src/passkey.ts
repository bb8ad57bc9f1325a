// Passkeys of this browser: made and used for the challenge that the server computed out of the
// record (docs/formats/passkey.md).
import { fromBase64, toBase64 } from "./bytes";
import { PasskeyRequest, post } from "./server";

const es256 = -7;
const ed25519 = -8;

async function ask(): Promise<PasskeyRequest> {
    return (await post("passkey-request")) as PasskeyRequest;
}

export async function makePasskey(client: string, title: string): Promise<void> {
    const { challenge, credentials } = await ask();
    const made = (await navigator.credentials.create({
        publicKey: {
            challenge: fromBase64(challenge),
            rp: { name: title },
            user: {
                id: crypto.getRandomValues(new Uint8Array(16)),
                name: client || "client",
                displayName: client || "Client",
            },
            pubKeyCredParams: [es256, ed25519].map((alg) => ({ type: "public-key", alg })),
            excludeCredentials: credentials.map((id) => ({
                type: "public-key",
                id: fromBase64(id),
            })),
            authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
            attestation: "none",
        },
    })) as PublicKeyCredential;
    const response = made.response as AuthenticatorAttestationResponse;
    await post("passkeys", {
        attestation_object: toBase64(response.attestationObject),
        client_data: toBase64(response.clientDataJSON),
    });
}

// How many entries of the record were signed.
export async function usePasskey(): Promise<number> {
    const { challenge, credentials } = await ask();
    const used = (await navigator.credentials.get({
        publicKey: {
            challenge: fromBase64(challenge),
            allowCredentials: credentials.map((id) => ({ type: "public-key", id: fromBase64(id) })),
            userVerification: "required",
        },
    })) as PublicKeyCredential;
    const response = used.response as AuthenticatorAssertionResponse;
    const { size } = (await post("signatures", {
        credential: toBase64(used.rawId),
        authenticator_data: toBase64(response.authenticatorData),
        client_data: toBase64(response.clientDataJSON),
        signature: toBase64(response.signature),
    })) as { size: number };
    return size;
}
